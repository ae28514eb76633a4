// The framework's bands and items, for the peers that run in Node.
"use strict";
const fs = require("fs");

const rows = (file) => fs.readFileSync(file, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));

// Every band: its code, weight, the two items of its rate, its thresholds, and which way is better.
exports.readBands = (framework) =>
    rows(`${framework}/indicators.csv`).filter((cell) => cell[4] === "band").map((cell) => {
        const [above, below] = cell[5].split(" / ");
        const [weight, full, zero] = [cell[3], cell[6], cell[7]].map(Number);
        return { code: cell[0], weight, above, below, full, zero, higher: full > zero };
    });

exports.readItems = (framework) => rows(`${framework}/items.csv`).map((cell) => cell[0]);
