// The job in polars: one lazy frame, collected and written.
//
//     POLARS_MAX_THREADS=2 node polars.js FRAMEWORK TABLE OUT
//
// What was tried, and is slower: extents by window (over) instead of a join, the streaming engine and sinkCSV
// (which halves the memory), lowMemory.
"use strict";
const pl = require("nodejs-polars");
const { readBands, readItems } = require("./bands.js");

const [framework, table, out] = process.argv.slice(2);
const bands = readBands(framework);
const cohort = ["county", "year"];
const keys = [...cohort, "department"].map((name) => pl.col(name));
const schema = { county: pl.Utf8, year: pl.Int16, department: pl.Utf8 };
for (const item of readItems(framework)) schema[item] = pl.Float64;

// Hundredths of a point.
function points({ code, weight, full, zero, higher }) {
    const rate = pl.col(code), low = pl.col(`low_${code}`), high = pl.col(`high_${code}`);
    const gained = higher ? rate.minus(low) : high.minus(rate);

    return pl
        .when(higher ? rate.gtEq(full - 1e-9) : rate.ltEq(full + 1e-9)).then(pl.lit(100 * weight))
        .when(higher ? rate.ltEq(zero + 1e-9) : rate.gtEq(zero - 1e-9)).then(pl.lit(0))
        .otherwise(gained.multiplyBy(weight).div(high.minus(low)).clip(0, weight).multiplyBy(100).plus(0.5 + 1e-9).floor())
        .cast(pl.Int32).alias(code);
}

const rates = pl.scanCSV(table, { schema, inferSchemaLength: 0 })
    .select(...keys, ...bands.map(({ code, above, below }) => pl.col(above).div(pl.col(below)).alias(code)));
const extents = rates.groupBy(cohort).agg(...bands.flatMap(({ code }) =>
    [pl.col(code).min().alias(`low_${code}`), pl.col(code).max().alias(`high_${code}`)]));

rates.join(extents, { on: cohort, how: "inner" })
    .select(...keys, ...bands.map(points))
    .withColumns(bands.map(({ code }) => pl.col(code)).reduce((sum, column) => sum.plus(column)).alias("total"))
    .select(...keys, pl.col("total").rank("min", true).over(...cohort).alias("rank"),
            ...["total", ...bands.map(({ code }) => code)].map((code) => pl.col(code).div(100.0).alias(code)))
    .collect()
    .then((ranking) => ranking.writeCSV(out, { floatPrecision: 2 }))
    .catch((error) => {
        console.error(String(error));
        process.exit(1);
    });
