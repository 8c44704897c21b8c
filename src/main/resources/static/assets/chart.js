// Draws every chart of the page from the figures in its data-chart attribute. The table behind it is there without this
// script; with it the table folds up, and opens again for paper.
const library = new URL('./vendor/echarts/echarts.min.js', import.meta.url);
const INK = '#14273b', SOFT = '#5b6b7b', GRID = '#dde5ec', BAD = '#8a1c12';
const PAPER_WIDTH = 660, PAPER_HEIGHT = 290;
const drawn = new Map();
let loading;

function load() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = library;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

const still = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches || matchMedia('print').matches;

const hatched = {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.85)'};

function series(each, words) {
  const name = each.uncertain ? `${each.name} (${words.uncertain})` : each.name;
  if (each.kind === 'line')
    return {
      name, type: 'line', data: each.values, color: each.color, symbolSize: 8, connectNulls: false, z: 5,
      symbol: each.uncertain ? 'emptyCircle' : 'circle',
      lineStyle: {width: 2.5, type: each.uncertain ? 'dashed' : 'solid'}
    };
  return {
    name, type: 'bar', data: each.values.map(value => value === 0 ? {value, itemStyle: {borderWidth: 0}} : value), color: each.color, barMaxWidth: 42,
    stack: each.kind === 'stack' ? 'stack' : undefined,
    itemStyle: {borderColor: each.kind === 'stack' ? '#fff' : each.color, borderWidth: 0.8, decal: each.uncertain ? hatched : {symbol: 'none'}}
  };
}

/** What is not known is told where its bar would stand. */
function unknown(chart, words) {
  const places = chart.categories.filter((category, i) => chart.series.some(each => each.values[i] === null));
  if (places.length === 0) return [];
  return [{
    name: `?  ${words.unknown}`, type: 'scatter', color: SOFT, symbol: 'roundRect', symbolSize: [15, 17], z: 6, data: places.map(place => [place, 0]),
    itemStyle: {color: '#fff', borderColor: SOFT, borderType: 'dashed'}, symbolOffset: [0, -10],
    label: {show: true, formatter: '?', color: SOFT, fontWeight: 700}, tooltip: {show: false}
  }];
}

function marks(chart) {
  if (chart.marks.length === 0) return [];
  return [{
    type: 'line', name: '', data: [], silent: true, legendHoverLink: false,
    markLine: {
      symbol: 'none', lineStyle: {color: BAD, width: 1.5, type: [5, 4]}, animation: false,
      data: chart.marks.map(mark => ({xAxis: mark.category, label: {formatter: mark.text, color: BAD, fontWeight: 700, position: 'end'}}))
    }
  }];
}

function option(chart, words, narrow) {
  const numbers = new Intl.NumberFormat(words.locale, {maximumFractionDigits: 2});
  const all = [...chart.series.map(each => series(each, words)), ...unknown(chart, words)];
  return {
    animation: !still(),
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: INK},
    aria: {enabled: false},
    legend: {data: all.filter(each => each.type === 'scatter' || each.data.some(value => value !== null)).map(each => each.type === 'scatter' ? {name: each.name, icon: 'none'} : each.name), top: 0, left: 0, itemGap: narrow ? 8 : 14, textStyle: {color: INK, fontSize: narrow ? 11 : 12}},
    grid: {left: 4, right: 12, bottom: 4, top: 34 + (chart.marks.length ? 22 : 8) + legendLines(all, narrow) * 25, containLabel: true},
    tooltip: {trigger: 'axis', confine: true, axisPointer: {type: 'shadow'}, valueFormatter: value => value == null ? words.unknown : `${numbers.format(value)} ${chart.unit}`.trim()},
    xAxis: {type: 'category', data: chart.categories, axisTick: {show: false}, axisLine: {lineStyle: {color: SOFT}}, axisLabel: {color: INK, hideOverlap: true}},
    yAxis: {type: 'value', axisLabel: {color: SOFT, formatter: value => numbers.format(value)}, splitLine: {lineStyle: {color: GRID}}},
    series: [...all, ...marks(chart)]
  };
}

/** About how many lines beyond the first the legend takes. */
function legendLines(all, narrow) {
  const wide = all.filter(each => each.type === 'scatter' || each.data.some(value => value !== null)).reduce((sum, each) => sum + 40 + 12 * [...each.name].reduce((n, c) => n + (c > '\u1100' ? 1 : 0.55), 0), 0);
  return Math.max(0, Math.ceil(wide / (narrow ? 310 : 860)) - 1);
}

async function draw(place) {
  if (drawn.has(place)) return;
  drawn.set(place, null);
  const echarts = await load();
  place.classList.add('drawn');
  const chart = JSON.parse(place.dataset.chart);
  const words = place.dataset;
  const picture = echarts.init(place, null, {renderer: 'svg'});
  const set = () => picture.setOption(option(chart, words, place.clientWidth < 480), {notMerge: true});
  set();
  drawn.set(place, picture);
  const table = place.closest('figure').querySelector('details');
  if (table) table.open = false;
  new ResizeObserver(() => { if (!printing && place.clientWidth > 0) { picture.resize({animation: {duration: 0}}); set(); } }).observe(place);
}

let printing = false;
addEventListener('beforeprint', () => {
  printing = true;
  for (const [place, picture] of drawn) {
    const table = place.closest('figure')?.querySelector('details');
    if (table) { table.dataset.was = table.open; table.open = true; }
    picture?.setOption({animation: false});
    picture?.resize({width: PAPER_WIDTH, height: PAPER_HEIGHT, animation: {duration: 0}});
    picture?.getZr().flush(); // the next frame would come after the paper
  }
});
addEventListener('afterprint', () => {
  printing = false;
  for (const [place, picture] of drawn) {
    const table = place.closest('figure')?.querySelector('details');
    if (table) table.open = table.dataset.was === 'true';
    picture?.resize({width: 'auto', height: 'auto'});
  }
});

const drawAll = root => root.querySelectorAll('[data-chart]').forEach(draw);
drawAll(document);
// Parts of a page that htmx brings later.
document.addEventListener('htmx:afterSwap', event => drawAll(event.target));
