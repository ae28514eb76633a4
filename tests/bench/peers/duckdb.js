// The job in DuckDB: one statement, from file to file.
//
//     node duckdb.js FRAMEWORK TABLE OUT
//
// What was tried, and is slower or no faster: letting it find the columns' types; the extents by GROUP BY and a
// join (a third more memory); the rates in a table of their own; writing points as doubles.
"use strict";
const { DuckDBInstance } = require("@duckdb/node-api");
const { readBands, readItems } = require("./bands.js");

const [framework, table, out] = process.argv.slice(2);
const bands = readBands(framework);
const each = (text) => bands.map(text).join(",\n        ");
const columns = readItems(framework).map((item) => `'${item}': 'DOUBLE'`).join(", ");

// Hundredths of a point. All that is a number is a double: a literal alone would be a decimal.
const points = ({ code, weight, full, zero, higher }) => `
        CASE WHEN r_${code} ${higher ? `>= ${full} - 1e-9` : `<= ${full} + 1e-9`} THEN ${100 * weight}
             WHEN r_${code} ${higher ? `<= ${zero} + 1e-9` : `>= ${zero} - 1e-9`} THEN 0
             ELSE floor(greatest(0::DOUBLE, least(${weight}::DOUBLE,
                      (${higher ? `r_${code} - low_${code}` : `high_${code} - r_${code}`}) * ${weight}::DOUBLE
                      / (high_${code} - low_${code}))) * 100::DOUBLE + (0.5 + 1e-9)::DOUBLE)
        END::INTEGER AS ${code}`;
const printed = (code) => `(${code}::DECIMAL(9, 0) * 0.01::DECIMAL(3, 2))::DECIMAL(5, 2) AS ${code}`;

const statement = `
COPY (
    WITH rates AS (
        SELECT county, year, department, ${each(({ code, above, below }) => `${above} / ${below} AS r_${code}`)}
        FROM read_csv('${table}', header = true, auto_detect = false, delim = ',', quote = '"',
                      columns = {'county': 'VARCHAR', 'year': 'SMALLINT', 'department': 'VARCHAR', ${columns}})
    ), extents AS (
        SELECT *, ${each(({ code }) => `min(r_${code}) OVER cohort AS low_${code}, max(r_${code}) OVER cohort AS high_${code}`)}
        FROM rates WINDOW cohort AS (PARTITION BY county, year)
    ), points AS (
        SELECT county, year, department, ${each(points)} FROM extents
    ), totals AS (
        SELECT *, ${bands.map(({ code }) => code).join(" + ")} AS total FROM points
    )
    SELECT county, year, department,
        rank() OVER (PARTITION BY county, year ORDER BY total DESC) AS rank,
        ${printed("total")}, ${each(({ code }) => printed(code))}
    FROM totals
) TO '${out}' (FORMAT csv, HEADER)`;

(async () => {
    // The order of the rows is not asked for, which lets it write from both threads.
    const instance = await DuckDBInstance.create(":memory:", { threads: "2", preserve_insertion_order: "false" });
    await (await instance.connect()).run(statement);
})().catch((error) => {
    console.error(String(error));
    process.exit(1);
});
