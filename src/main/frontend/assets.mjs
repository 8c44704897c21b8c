// Brings the viewers and the fonts to where the application serves them: /assets/vendor/... Run by Maven with the target
// directory as its argument. Packages are installed anew only when the lock file has changed.
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, '../../../target/classes/static/assets/vendor');
const modules = join(here, 'node_modules');

const wanted = {
  'bpmn-js': [
    'LICENSE',
    'dist/bpmn-navigated-viewer.production.min.js',
    'dist/assets/diagram-js.css',
    'dist/assets/bpmn-js.css',
    'dist/assets/bpmn-font'
  ],
  // the administrators' editors; the form editor is of the version that Tasklist understands
  'camunda-bpmn-js': ['LICENSE', 'dist/camunda-platform-modeler.production.min.js', 'dist/assets'],
  'dmn-js': [
    'LICENSE',
    'dist/dmn-navigated-viewer.production.min.js',
    'dist/dmn-modeler.production.min.js',
    'dist/assets'
  ],
  '@bpmn-io/form-js': [
    'LICENSE',
    'dist/form-editor.umd.js',
    'dist/form-viewer.umd.js',
    'dist/assets'
  ],
  'echarts': ['LICENSE', 'NOTICE', 'dist/echarts.min.js'],
  'htmx.org': ['LICENSE', 'dist/htmx.min.js'],
  // embedded in letters and dossiers: org.canvasgate.record.pdf.PdfRenderer names these files
  '@expo-google-fonts/nanum-gothic': [
    'LICENSE_FONT',
    '400Regular/NanumGothic_400Regular.ttf',
    '700Bold/NanumGothic_700Bold.ttf'
  ],
  '@expo-google-fonts/nanum-myeongjo': [
    'LICENSE_FONT',
    '400Regular/NanumMyeongjo_400Regular.ttf',
    '700Bold/NanumMyeongjo_700Bold.ttf'
  ],
  '@expo-google-fonts/noto-sans-kr': ['LICENSE_FONT', '400Regular/NotoSansKR_400Regular.ttf']
};

const hash = (...files) =>
  files.reduce((sum, file) => sum.update(readFileSync(file)), createHash('sha256')).digest('hex');
const says = (file, text) => existsSync(file) && readFileSync(file, 'utf8') === text;

const lock = hash(join(here, 'package.json'), join(here, 'package-lock.json'));
const installed = join(modules, '.installed-for');
if (!says(installed, lock)) {
  console.log('Installing the front end\'s packages (npm ci)');
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-progress'], {
    cwd: here,
    stdio: 'inherit',
    shell: windows
  });
  writeFileSync(installed, lock);
}

const mark = hash(join(here, 'package-lock.json'), fileURLToPath(import.meta.url));
const copied = join(target, '.copied-for');
if (!says(copied, mark)) {
  rmSync(target, {recursive: true, force: true});
  for (const [name, files] of Object.entries(wanted)) {
    for (const file of files) {
      const to = join(target, name, file.replace(/^dist\//, ''));
      mkdirSync(dirname(to), {recursive: true});
      cpSync(join(modules, name, file), to, {recursive: true});
    }
  }
  writeFileSync(copied, mark);
}
