// Charts that answer: what a point stands for is told when somebody points at it, touches it or walks to it with arrow keys; and
// a chart is saved as a file. The texts are in the page; without this script its table of numbers tells the same.

const NS = 'http://www.w3.org/2000/svg';

for (const list of document.querySelectorAll('.chart-points')) {
  if (!list.children.length) continue;
  for (const [kind, box] of [['wide', '.on-wide'], ['narrow', '.on-narrow']]) {
    const chart = list.parentElement.querySelector(':scope > .chart' + box);
    const points = [...list.children].map(item => {
      const [x, y] = item.dataset[kind].split(' ').map(Number);
      const lines = [...item.querySelectorAll('span')].map(line => line.textContent);
      return { x, y, href: item.dataset.href, lines, marks: [...item.querySelectorAll('a')] };
    });
    if (chart) answer(chart, points, list.dataset);
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
  chart.append(ring, tip);
  chart.tabIndex = 0;
  chart.setAttribute('role', 'group');
  chart.setAttribute('aria-label', svg.getAttribute('aria-label') + ' ' + words.hint);
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
    const left = point.x / width * 100;
    ring.hidden = false;
    ring.style.left = tip.style.left = left + '%';
    ring.style.top = point.y / height * 100 + '%';
    // towards the middle, so that it stays within the chart
    tip.style.transform = 'translateX(' + (left < 30 ? '0' : left > 70 ? '-100%' : '-50%') + ')';
  };
  const hide = () => { at = -1; tip.replaceChildren(); ring.hidden = true; };
  const nearest = event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * width;
    return points.reduce((best, point, n) => Math.abs(point.x - x) < Math.abs(points[best].x - x) ? n : best, 0);
  };

  chart.addEventListener('pointermove', event => { if (!tip.contains(event.target)) show(nearest(event)); });
  chart.addEventListener('pointerdown', event => {
    touched = event.pointerType === 'touch';
    if (!tip.contains(event.target)) show(nearest(event));
  });
  chart.addEventListener('pointerleave', event => { if (event.pointerType !== 'touch') hide(); });
  // a finger has to see first what it points at; the way to the rows is the link below the values
  svg.addEventListener('click', event => {
    if (event.target.closest('a')) {
      if (touched) event.preventDefault();
      return;
    }
    const point = points[nearest(event)];
    if (!touched && point.href) location.assign(point.href);
  });
  chart.addEventListener('blur', hide);
  chart.addEventListener('keydown', event => {
    const last = points.length - 1;
    const to = {
      ArrowLeft: Math.max(0, at < 0 ? last : at - 1),
      ArrowRight: Math.min(last, at + 1),
      Home: 0,
      End: last
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      show(to);
    } else if (event.key === 'Escape') {
      hide();
    } else if (event.key === 'Enter' && at >= 0 && points[at].href) {
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
    const name = files.dataset.name;
    const svg = standalone(files.parentElement.querySelector(':scope > .chart svg') || rows(files.parentElement), name);
    if (as === 'svg') {
      save(new Blob([svg], { type: 'image/svg+xml' }), name + '.svg');
    } else if (as === 'png') {
      save(await picture(svg), name + '.png');
    } else {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture(svg) })]);
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

// With its title above, on white, and with a size of its own.
function standalone(shown, name) {
  const svg = shown.cloneNode(true);
  for (const link of svg.querySelectorAll('a')) link.replaceWith(...link.children);
  const { width, height } = shown.viewBox.baseVal;
  const above = 26;
  const style = getComputedStyle(shown.isConnected ? shown : document.body);
  svg.setAttribute('viewBox', '0 ' + -above + ' ' + width + ' ' + (height + above));
  svg.setAttribute('width', width);
  svg.setAttribute('height', height + above);
  svg.setAttribute('font-family', style.fontFamily);
  const ground = document.createElementNS(NS, 'rect');
  for (const [key, value] of Object.entries({ x: 0, y: -above, width, height: height + above, fill: getComputedStyle(document.documentElement).getPropertyValue('--white') })) ground.setAttribute(key, value);
  const title = document.createElementNS(NS, 'text');
  const rightToLeft = svg.getAttribute('direction') === 'rtl';
  for (const [key, value] of Object.entries({ x: rightToLeft ? width - 8 : 8, y: 18 - above, 'font-size': 13, 'font-weight': 600, fill: style.color })) title.setAttribute(key, value);
  title.textContent = name;
  svg.prepend(ground, title);
  return new XMLSerializer().serializeToString(svg);
}

async function picture(svg) {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
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
