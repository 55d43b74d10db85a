// Charts that answer: what a point stands for is told when somebody points at it, touches it or walks to it with arrow keys, in the
// direction in which the points lie: to the right, to the left or downwards; and
// a chart is saved as a file. The texts are in the page; without this script its table of numbers tells the same.

const NS = 'http://www.w3.org/2000/svg';

// A chart is drawn for a wide and for a narrow place; a bar of a table once, within the link to its rows if it has one.
for (const list of document.querySelectorAll('.chart-points')) {
  if (!list.children.length) continue;
  for (const [kind, box] of [['wide', '.on-wide'], ['narrow', '.on-narrow'], ['wide', ':not(.on-wide, .on-narrow)']]) {
    const chart = list.parentElement.querySelector(':scope > .chart' + box + ', :scope > a > .chart' + box);
    if (!chart) continue;
    const points = [...list.children].map(item => {
      const [x, y] = item.dataset[kind].split(' ').map(Number);
      const lines = [...item.querySelectorAll('span')].map(line => line.textContent);
      return { x, y, href: item.dataset.href, lines, marks: [...item.querySelectorAll('a')] };
    });
    // an arrow leads to the neighbour that it points at, whichever way the chart is read
    answer(chart, points.sort((a, b) => a.x - b.x), list.dataset);
  }
}

function answer(chart, points, words) {
  const svg = chart.querySelector('svg');
  const { width, height } = svg.viewBox.baseVal;
  const tip = document.createElement('div');
  tip.className = 'chart-tip';
  tip.setAttribute('role', 'status');
  const ring = document.createElement('div');
  ring.className = 'chart-ring';
  ring.hidden = true;
  const cell = chart.closest('td');
  const link = cell && chart.closest('a');
  if (cell) {
    cell.append(tip);
    for (const point of points) point.href = link?.href;
    chart.removeAttribute('aria-hidden');
    svg.setAttribute('aria-hidden', 'true');
    addEventListener('scroll', () => hide(), { capture: true, passive: true });
  } else {
    chart.append(ring, tip);
  }
  const stop = link || chart;
  if (!link) {
    chart.tabIndex = 0;
    chart.setAttribute('role', 'group');
    chart.setAttribute('aria-label', (cell ? points[0].lines.join(', ') : svg.getAttribute('aria-label') + ' ' + words.hint));
  }
  const last = points.length - 1;
  const downwards = points[0].x === points[last].x && last > 0;
  const [forward, back] = downwards ? ['ArrowDown', 'ArrowUp']
    : points[0].x > points[last].x ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  let at = -1;
  let touched = false;

  const lead = (href, text) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    link.tabIndex = -1;
    tip.append(link);
  };
  const show = index => {
    if (index === at) return;
    at = index;
    const point = points[at];
    tip.replaceChildren(...point.lines.map((line, n) => {
      const row = document.createElement(n ? 'span' : 'strong');
      row.textContent = line;
      return row;
    }));
    for (const { href, textContent } of point.marks) lead(href, textContent);
    if (point.href) lead(point.href, words.rows);
    if (cell) return beside();
    const left = point.x / width * 100;
    ring.hidden = false;
    ring.style.left = tip.style.left = left + '%';
    ring.style.top = point.y / height * 100 + '%';
    if (downwards) tip.style.insetBlockStart = point.y / height * 100 + 4 + '%';
    // towards the middle, so that it stays within the chart
    tip.style.transform = 'translateX(' + (left < 30 ? '0' : left > 70 ? '-100%' : '-50%') + ')';
  };
  // over what scrolls: a table would cut it off, or scroll to it
  const beside = () => {
    const box = svg.getBoundingClientRect();
    tip.style.top = box.bottom + 8 + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 4 + 'px' : box.bottom + 4 + 'px';
    tip.style.left = Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 4)) + 'px';
  };
  const hide = () => { at = -1; tip.replaceChildren(); ring.hidden = true; };
  const nearest = event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * width;
    const y = (event.clientY - box.top) / box.height * height;
    // points that are strewn are told apart by both; months stand one beside the other, days of a phone one below the other
    const away = point => words.near === 'both' ? Math.hypot(point.x - x, point.y - y)
      : downwards ? Math.abs(point.y - y) : Math.abs(point.x - x);
    return points.reduce((best, point, n) => away(point) < away(points[best]) ? n : best, 0);
  };

  const area = link || chart;
  area.addEventListener('pointermove', event => { if (!tip.contains(event.target)) show(nearest(event)); });
  area.addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch';
    if (!tip.contains(event.target)) show(nearest(event));
  });
  area.addEventListener('pointerleave', event => { if (event.pointerType !== 'touch' && !tip.contains(event.relatedTarget)) hide(); });
  tip.addEventListener('pointerleave', event => { if (event.pointerType !== 'touch') hide(); });
  link?.addEventListener('click', event => { if (touched) event.preventDefault(); });
  if (cell) stop.addEventListener('focus', () => { if (stop.matches(':focus-visible')) show(0); });
  // a finger has to see first what it points at; the way to the rows is the link below the values
  svg.addEventListener('click', event => {
    if (link) return;
    if (event.target.closest('a')) {
      if (touched) event.preventDefault();
      return;
    }
    const point = points[nearest(event)];
    if (!touched && point.href) location.assign(point.href);
  });
  stop.addEventListener('blur', () => setTimeout(() => { if (!tip.matches(':hover')) hide(); }));
  stop.addEventListener('keydown', event => {
    const to = {
      [back]: Math.max(0, at < 0 ? last : at - 1),
      [forward]: Math.min(last, at + 1),
      Home: 0,
      End: last
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      show(to);
    } else if (event.key === 'Escape') {
      hide();
    } else if (event.key === 'Enter' && !link && at >= 0 && points[at].href) {
      location.assign(points[at].href);
    }
  });
}

for (const files of document.querySelectorAll('.chart-files')) {
  files.hidden = false;
  const copies = navigator.clipboard && window.ClipboardItem;
  if (!copies) files.querySelector('[data-as=copy]').remove();
  files.addEventListener('click', async event => {
    const as = event.target.dataset.as;
    if (!as) return;
    const said = files.querySelector('[role=status]');
    said.textContent = '';
    const { name, under } = files.dataset;
    const svg = standalone(files.parentElement.querySelector(':scope > .chart svg') || rows(files.parentElement), name, under);
    const file = (under ? name + ' – ' + under : name).replace(/[\\/:*?"<>|]/g, '-');
    if (as === 'svg') {
      save(new Blob([svg], { type: 'image/svg+xml' }), file + '.svg');
      return;
    }
    try {
      if (as === 'png') save(await picture(svg), file + '.png');
      else {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture(svg) })]);
        said.textContent = files.dataset.copied;
      }
    } catch {
      said.textContent = files.dataset.failed;
    }
  });
}

// Bars that stand beside their names are one chart: each name above its bar.
function rows(figure) {
  const step = 44;
  const all = [...figure.querySelectorAll('.answer')];
  const svg = document.createElementNS(NS, 'svg');
  const { width } = all[0].querySelector('svg').viewBox.baseVal;
  const rightToLeft = document.dir === 'rtl';
  svg.setAttribute('viewBox', '0 0 ' + width + ' ' + all.length * step);
  if (rightToLeft) svg.setAttribute('direction', 'rtl');
  all.forEach((row, n) => {
    const name = document.createElementNS(NS, 'text');
    for (const [key, value] of Object.entries({ x: rightToLeft ? width : 0, y: n * step + 14, 'font-size': 11 })) name.setAttribute(key, value);
    name.textContent = row.firstElementChild.textContent;
    const bar = row.querySelector('svg').cloneNode(true);
    const size = row.querySelector('svg').viewBox.baseVal;
    for (const [key, value] of Object.entries({ y: n * step + 19, width: size.width, height: size.height })) bar.setAttribute(key, value);
    svg.append(name, bar);
  });
  return svg;
}

// With its title above, and below that what it is of: cases, months and comparison; on white, and with a size of its own.
function standalone(shown, name, under) {
  const svg = shown.cloneNode(true);
  for (const link of svg.querySelectorAll('a')) link.replaceWith(...link.children);
  const { width, height } = shown.viewBox.baseVal;
  const style = getComputedStyle(shown.isConnected ? shown : document.body);
  const lines = [...wrapped(name, 13, 600, width - 16, style), ...wrapped(under || '', 10.5, 400, width - 16, style)];
  const above = lines.reduce((sum, line) => sum + line.size * 1.5, 8);
  svg.setAttribute('viewBox', '0 ' + -above + ' ' + width + ' ' + (height + above));
  svg.setAttribute('width', width);
  svg.setAttribute('height', height + above);
  svg.setAttribute('font-family', style.fontFamily);
  const ground = document.createElementNS(NS, 'rect');
  for (const [key, value] of Object.entries({ x: 0, y: -above, width, height: height + above, fill: getComputedStyle(document.documentElement).getPropertyValue('--white') })) ground.setAttribute(key, value);
  const rightToLeft = svg.getAttribute('direction') === 'rtl';
  let y = -above;
  const titles = lines.map(({ text, size, weight }) => {
    const title = document.createElementNS(NS, 'text');
    y += size * 1.5;
    for (const [key, value] of Object.entries({ x: rightToLeft ? width - 8 : 8, y, 'font-size': size, 'font-weight': weight, fill: style.color })) title.setAttribute(key, value);
    title.textContent = text;
    return title;
  });
  svg.prepend(ground, ...titles);
  return new XMLSerializer().serializeToString(svg);
}

// In lines that fit, broken between words.
function wrapped(text, size, weight, width, style) {
  const measure = document.createElement('canvas').getContext('2d');
  measure.font = weight + ' ' + size + 'px ' + style.fontFamily;
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last && measure.measureText(last + ' ' + word).width <= width) lines[lines.length - 1] = last + ' ' + word;
    else lines.push(word);
  }
  return lines.map(line => ({ text: line, size, weight }));
}

// A picture within a picture knows no font of the page: the letters that it is drawn with are put into it.
let faces;
function fonts() {
  faces ??= Promise.all([...document.styleSheets].filter(sheet => sheet.href?.startsWith(location.origin))
    .flatMap(sheet => [...sheet.cssRules].filter(rule => rule instanceof CSSFontFaceRule).map(rule => [rule, sheet.href]))
    .map(async ([rule, base]) => {
      const found = rule.cssText.match(/url\("([^"]+)"\)/);
      const file = await (await fetch(new URL(found[1], base))).blob();
      const data = await new Promise((done, failed) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.onerror = failed;
        reader.readAsDataURL(file);
      });
      return rule.cssText.replace(found[1], data);
    }));
  return faces;
}

async function picture(svg) {
  const style = '<style>' + (await fonts()).join('') + '</style>';
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg.replace(/^<svg[^>]*>/, '$&' + style));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
