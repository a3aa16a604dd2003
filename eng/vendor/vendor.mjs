// Fetches the browser libraries named in package.json and copies their minified files, licences and the icon sprite
// into src/Charter.Server/wwwroot/vendor. The result is committed, so that a build or a run needs no Node.
// Usage: node eng/vendor/vendor.mjs     (again after a change to package.json or icons.txt)
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../src/Charter.Server/wwwroot/vendor");
const files = {
  "@tabler/core": ["dist/css/tabler.min.css", "dist/css/tabler.rtl.min.css"],
  "htmx.org": ["dist/htmx.min.js"],
  idiomorph: ["dist/idiomorph-ext.min.js"],
  "@microsoft/signalr": ["dist/browser/signalr.min.js"],
  "squire-rte": ["dist/squire.js"],
  dompurify: ["dist/purify.min.js"],
};
// Licence texts that their packages leave out.
const knownLicence = { "@microsoft/signalr": "MIT", "@tabler/core": "MIT" };

const work = mkdtempSync(join(tmpdir(), "charter-vendor-"));
cpSync(join(here, "package.json"), join(work, "package.json"));
execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"], {
  cwd: work,
  stdio: ["ignore", "ignore", "inherit"],
});
const modules = join(work, "node_modules");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const entries = [];
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const withoutMap = (text) => text.replace(/\n?(\/\/|\/\*)# sourceMappingURL=[^\n*]*(\*\/)?\s*$/, "\n");

for (const [name, paths] of Object.entries(files)) {
  const about = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  const folder = name.replace(/^@/, "").replace(/[/.]/g, "-");
  mkdirSync(join(target, folder), { recursive: true });
  const copied = [];
  for (const path of paths) {
    const text = withoutMap(readFileSync(join(modules, name, path), "utf8"));
    const file = `${folder}/${path.split("/").pop()}`;
    writeFileSync(join(target, file), text);
    copied.push({ file, sha256: sha256(text) });
  }
  const licence = readdirSync(join(modules, name)).find((f) => /^licen[sc]e/i.test(f));
  const licenceText = licence
    ? readFileSync(join(modules, name, licence), "utf8")
    : `${about.name} ${about.version}\nLicence: ${about.license ?? knownLicence[name]}\n${about.homepage ?? ""}\n`;
  writeFileSync(join(target, folder, "LICENSE.txt"), licenceText);
  entries.push({ name, version: about.version, licence: about.license ?? knownLicence[name], files: copied });
}

// The sprite: one symbol for each line of icons.txt, "name" for outline or "name:filled".
const icons = readFileSync(join(here, "icons.txt"), "utf8")
  .split("\n")
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith("#"));
const symbols = [...new Set(icons)].sort().map((icon) => {
  const [name, style = "outline"] = icon.split(":");
  const source = join(modules, "@tabler/icons/icons", style, `${name}.svg`);
  if (!existsSync(source)) throw new Error(`No icon "${icon}" in @tabler/icons: correct eng/vendor/icons.txt`);
  const body = readFileSync(source, "utf8")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
    .replace(/\s*\n\s*/g, "");
  const paint = style === "filled" ? 'fill="currentColor" stroke="none"' : 'fill="none"';
  return `<symbol id="${style === "filled" ? `${name}-filled` : name}" viewBox="0 0 24 24" ${paint}>${body}</symbol>`;
});
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
mkdirSync(join(target, "tabler-icons"), { recursive: true });
writeFileSync(join(target, "tabler-icons/icons.svg"), sprite);
cpSync(join(modules, "@tabler/icons/LICENSE"), join(target, "tabler-icons/LICENSE.txt"));
const about = JSON.parse(readFileSync(join(modules, "@tabler/icons/package.json"), "utf8"));
entries.push({
  name: "@tabler/icons",
  version: about.version,
  licence: about.license,
  files: [{ file: "tabler-icons/icons.svg", sha256: sha256(sprite) }],
});
writeFileSync(join(target, "VENDOR.json"), `${JSON.stringify(entries, null, 2)}\n`);
rmSync(work, { recursive: true, force: true });
console.log(`Copied ${entries.length} libraries and ${symbols.length} icons into ${target}`);
