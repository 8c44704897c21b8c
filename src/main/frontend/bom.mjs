// Writes what the front end is made of, as CycloneDX, from the lock file alone: nothing is fetched. Run by Maven with the
// file to write as its argument.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

const target = process.argv[2];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const bom = JSON.parse(
  execFileSync(npm, ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32'
  })
);
// The same sources make the same file.
delete bom.serialNumber;
delete bom.metadata.timestamp;
mkdirSync(dirname(target), {recursive: true});
writeFileSync(target, JSON.stringify(bom, null, 2) + '\n');
