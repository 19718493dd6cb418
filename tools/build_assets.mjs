/* How do our own sources and the npm packages become the hashed files that pages link to?

   One command, no options: `node tools/build_assets.mjs`. New files are written first, then the
   manifest. What is stale goes a day later: a server that runs meanwhile still links to it. */
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { collectSymbols } from "./icons.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const source = path.join(root, "naryad/web/static");
const target = path.join(source, "dist");
const day = 24 * 60 * 60 * 1000;
const entries = [
  "css/app.css", "css/map.css", "css/passport.css",
  "js/app.js", "js/barcodes.js", "js/cycle.js", "js/map.js", "js/offline.js", "js/report.js",
  "js/rich-text.js", "js/scanner.js", "js/worker.js",
];
const oldest = ["chrome111", "firefox115", "safari16.4"];

/* People who follow the system's theme get the dark tokens through a media query: the same lines
   under another selector, so they are written once and doubled here. */
const followSystem = {
  name: "follow-system-theme",
  setup(bundler) {
    bundler.onLoad({ filter: /tokens-dark\.css$/ }, async ({ path: file }) => {
      const dark = await readFile(file, "utf8");
      const auto = dark.replaceAll("[data-bs-theme=dark]", "[data-bs-theme=auto]");
      return { loader: "css", contents: `${dark}\n@media (prefers-color-scheme: dark) {\n${auto}\n}` };
    });
  },
};

/* The reader of codes and its .wasm belong together to the letter: both are found through the
   package that uses them. */
const readerOfCodes = {
  name: "reader-of-codes",
  setup(bundler) {
    const detector = createRequire(createRequire(import.meta.url).resolve("barcode-detector"));
    const reader = detector.resolve("zxing-wasm/reader/zxing_reader.wasm");
    bundler.onResolve({ filter: /^reader\.wasm$/ }, () => ({ path: reader }));
  },
};

async function bundle() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries.map((file) => `${source}/${file}`),
    outdir: target,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    format: "esm",
    target: oldest,
    legalComments: "none",
    metafile: true,
    loader: { ".woff2": "file", ".png": "file", ".wasm": "file" },
    plugins: [followSystem, readerOfCodes],
    logLevel: "warning",
  });
  const names = {};
  for (const [output, { entryPoint, inputs }] of Object.entries(result.metafile.outputs)) {
    const from = entryPoint ?? Object.keys(inputs)[0];
    names[path.basename(from)] = path.basename(output);
  }
  return names;
}

async function writeHashed(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  const hashed = `${stem}-${hash}${ext}`;
  await writeFile(path.join(target, hashed), contents);
  return { [name]: hashed };
}

async function copyImages() {
  const folder = path.join(source, "img");
  const names = await readdir(folder);
  const copies = names.map(async (name) => writeHashed(name, await readFile(path.join(folder, name))));
  return Object.assign({}, ...(await Promise.all(copies)));
}

async function removeStale(manifest) {
  const fresh = new Set([...Object.values(manifest), "manifest.json"]);
  for (const name of await readdir(target)) {
    const file = path.join(target, name);
    const isOld = Date.now() - (await stat(file)).mtimeMs > day;
    if (isOld && !fresh.has(name)) await rm(file, { recursive: true });
  }
}

await mkdir(target, { recursive: true });
const symbols = await collectSymbols(root);
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
const manifest = {
  ...(await bundle()),
  ...(await copyImages()),
  ...(await writeHashed("icons.svg", sprite)),
};
await writeFile(path.join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await removeStale(manifest);
console.log(`assets: ${Object.keys(manifest).length} files, ${symbols.length} icons`);
