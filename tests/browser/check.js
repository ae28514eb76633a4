// node check.js FOLDER [SHOTS]: the report's pages in Chromium. Prints a line a test.
//
// Accessibility by axe-core at two widths; nothing wider than the window; pictures that load; no
// script and no network; on paper, no table beyond the page and no row cut. With SHOTS, leaves
// pictures and PDFs of the pages there.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const [folder, shots] = process.argv.slice(2).map((path) => resolve(path));
const departments = readdirSync(folder).filter((name) => /^department-.*html$/.test(name)).sort();
const pages = [...new Set(["index.html", departments[0], departments.at(-1)])];
const widths = [1280, 390];
const A4 = { width: (210 - 24) * 96 / 25.4, height: (297 - 24) * 96 / 25.4 }; // without margins; see @page

function tell(name, faults) {
    console.log(`${faults.length === 0 ? "ok" : "not ok"} - ${name}`);
    for (const fault of faults)
        console.log(`    ${fault}`);
}

async function axeFaults(page) {
    const result = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }));
    return result.violations.flatMap((violation) => violation.nodes.map(
        (node) => `${violation.id}: ${node.target.join(" ")}: ${violation.help}`));
}

// What sticks out of the window, or of the paper. A region scrolls by itself, but not on paper.
function wideElements(limit, scrolls) {
    return [...document.querySelectorAll("body *")].filter((element) => {
        const box = element.getBoundingClientRect();
        const scrolled = scrolls && element.closest(".region");
        return box.width > 0 && box.right > limit + 0.5 && !scrolled && !element.closest(".skip");
    }).map((element) => `${element.tagName} ${element.className} ends at ` +
        `${element.getBoundingClientRect().right.toFixed(0)} of ${limit.toFixed(0)}: ` +
        element.textContent.slice(0, 40));
}

// Charts so many of which, with the space between them, are higher than the paper.
function highCharts(selector, number, limit) {
    return [...document.querySelectorAll(selector)].filter((chart) => {
        const between = parseFloat(getComputedStyle(chart.firstElementChild).marginTop);
        return number * chart.getBoundingClientRect().height + (number - 1) * between > limit;
    }).map((chart) => `${chart.className}: ${chart.getBoundingClientRect().height.toFixed(0)} high`);
}

// Pictures of which not the lower part, in its own shape, is shown: the page says their head itself.
function wholePictures() {
    return [...document.querySelectorAll(".picture img")].filter((image) => {
        const style = getComputedStyle(image);
        const natural = image.clientWidth * image.naturalHeight / image.naturalWidth;
        return style.objectFit !== "cover" || style.objectPosition !== "50% 100%" ||
            image.clientHeight > natural - 20;
    }).map((image) => `${image.src}: ${image.clientWidth} x ${image.clientHeight}`);
}

async function openAll(page, open) {
    await page.evaluate((state) => {
        for (const details of document.querySelectorAll("details"))
            details.open = state;
    }, open);
}

async function lookAt(page, name, width) {
    await page.setViewportSize({ width, height: 900 });
    tell(`${name} at ${width} pixels: axe finds nothing`, await axeFaults(page));
    tell(`${name} at ${width} pixels: nothing sticks out`,
        await page.evaluate(`(${wideElements})(document.documentElement.clientWidth, true)`));
    if (shots !== undefined)
        await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
    await openAll(page, true);
    tell(`${name} at ${width} pixels, everything opened: axe finds nothing`, await axeFaults(page));
    await openAll(page, false);
}

async function lookAtZoom(page, name) { // 200 % of a window 1280 wide
    await page.setViewportSize({ width: 640, height: 450 });
    tell(`${name} at 200 %: nothing sticks out`,
        await page.evaluate(`(${wideElements})(document.documentElement.clientWidth, true)`));
}

async function lookAtPaper(page, name) {
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: Math.floor(A4.width), height: 1000 });
    tell(`${name} on A4: nothing is clipped`,
        await page.evaluate(`(${wideElements})(${A4.width}, false)`));
    tell(`${name} on A4: two low charts with their words fit on a page`,
        await page.evaluate(`(${highCharts})(".chart.low:not(.profile)", 2, ${A4.height})`));
    tell(`${name} on A4: no chart with its words is higher than a page`,
        await page.evaluate(`(${highCharts})(".chart", 1, ${A4.height})`));
    await openAll(page, true);
    tell(`${name} on A4 with everything opened: nothing is clipped`,
        await page.evaluate(`(${wideElements})(${A4.width}, false)`));
    await openAll(page, false);
    if (shots !== undefined)
        await page.pdf({ path: join(shots, `${name}.pdf`), preferCSSPageSize: true });
    await page.emulateMedia({ media: null });
}

async function look(context, name) {
    const page = await context.newPage();
    const asked = [], said = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    await page.goto(pathToFileURL(join(folder, name)).href);
    await page.addScriptTag({ path: axePath }).catch(() => {});
    if (!await page.evaluate(() => "axe" in globalThis))
        throw new Error("axe-core could not be loaded into the page");
    for (const width of widths)
        await lookAt(page, name, width);
    await lookAtZoom(page, name);
    await lookAtPaper(page, name);
    tell(`${name}: of a picture it shows what is below its head`,
        await page.evaluate(`(${wholePictures})()`));
    tell(`${name}: every picture loads`, await page.evaluate(() =>
        [...document.images].filter((i) => i.naturalWidth === 0).map((i) => i.src)));
    tell(`${name}: it loads nothing but its own folder`, asked.filter(
        (url) => !url.startsWith(pathToFileURL(folder).href) && !url.startsWith("data:")));
    tell(`${name}: it has no script`, await page.evaluate(() =>
        [...document.scripts].filter((s) => !s.textContent.includes("axe")).map((s) => s.outerHTML)));
    tell(`${name}: the browser complains of nothing`, said);
    await page.close();
}

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run"],
});
try {
    // axe is a script put in from outside; the page's own policy would refuse it.
    const context = await browser.newContext({ bypassCSP: true, offline: true });
    for (const name of pages)
        await look(context, name);
    // And once as it is, with the policy in force.
    const plain = await browser.newPage();
    const refused = [];
    plain.on("console", (message) => refused.push(message.text()));
    await plain.goto(pathToFileURL(join(folder, "index.html")).href);
    tell("under its policy every picture loads", (await plain.evaluate(() =>
        [...document.images].filter((i) => i.naturalWidth === 0).map((i) => i.src))).concat(refused));
    tell("under its policy no script runs", await plain.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "globalThis.ran = true";
        document.head.append(script);
        return globalThis.ran === true ? ["an inline script ran"] : [];
    }));
} finally {
    await browser.close();
}
