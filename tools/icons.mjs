/* Which icons does the program use, and what does each look like as an SVG symbol?

   Names are found where they are written: `icon("users")`, `icon="users"`, `"icon": "users"` in
   templates and Python. A name that reaches `icon()` another way stands in icons.txt. */
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

const written = /\bicon["']?\s*[:=(]\s*["']([a-z][a-z0-9-]*)["']/g;

async function readSources(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(html|py)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map((file) => readFile(file, "utf8")));
}

async function readListed(file) {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
}

async function drawSymbol(folder, name) {
  const drawing = await readFile(path.join(folder, `${name}.svg`), "utf8").catch(() => null);
  if (drawing === null) return null;
  const shapes = drawing.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, "");
  return (
    `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" ` +
    `stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`
  );
}

export async function collectSymbols(root) {
  const web = path.join(root, "naryad/web/static");
  const names = new Set(await readListed(path.join(web, "icons.txt")));
  for (const text of await readSources(path.join(root, "naryad"))) {
    for (const [, name] of text.matchAll(written)) names.add(name);
  }
  const folder = path.join(root, "node_modules/@tabler/icons/icons/outline");
  const sorted = [...names].sort();
  const symbols = await Promise.all(sorted.map((name) => drawSymbol(folder, name)));
  const unknown = sorted.filter((_, index) => symbols[index] === null);
  if (unknown.length) throw new Error(`No such icon at Tabler: ${unknown.join(", ")}`);
  const glyphs = await readFile(path.join(web, "glyphs.svg"), "utf8");
  return [...glyphs.match(/<symbol[\s\S]*?<\/symbol>/g), ...symbols];
}
