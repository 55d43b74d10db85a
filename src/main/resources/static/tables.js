// Tables that are on the page as a whole are sorted by the button in a column's head, or by a list where their rows are stacked;
// some are filtered by a box and saved as CSV for spreadsheets, too. How a table is sorted and filtered is in the address. Longer
// tables are sorted, filtered and paged by the server.

const READ_AS = document.documentElement.lang;
const collator = new Intl.Collator(READ_AS, { numeric: true });
const words = document.getElementById('table-words').dataset;
const NUMBER = /^-?\d+(\.\d+)?(E-?\d+)?$/;
// digits of both scripts, and their separators, as numbers
const latin = text => text.replace(/[\u0660-\u0669]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[\u066c,]/g, '').replace('\u066b', '.');
// the first text of a cell: not the same day in the other calendar, nor what is told below it
const shown = cell => {
  const copy = cell.cloneNode(true);
  if (cell.firstElementChild) copy.querySelectorAll('small, .visually-hidden').forEach(other => other.remove());
  return copy.textContent.trim().replace(/\s+/g, ' ');
};
const key = cell => cell ? cell.dataset.sort ?? latin(shown(cell)) : '';

// Numbers by their value, other texts as the language has them; what has no value comes last either way.
function compare(a, b, sign) {
  if (a === '' || b === '') return (a === '') - (b === '');
  return sign * (NUMBER.test(a) && NUMBER.test(b) ? Number(a) - Number(b) : collator.compare(a, b));
}

// By its id, else by the section in which it stands.
function nameOf(table) {
  if (table.id) return table.id;
  const within = table.closest('section[id]')?.id || 'table';
  const all = [...document.querySelectorAll('table.sorts')].filter(other => !other.id && (other.closest('section[id]')?.id || 'table') === within);
  return within + (all.indexOf(table) || '');
}

function prepare(table) {
  if (table.dataset.prepared || !table.tHead || !table.tBodies.length) return;
  table.dataset.prepared = '';
  const name = nameOf(table);
  const tools = document.querySelector(`.table-tools[data-of="${table.id || '-'}"]`);
  const box = tools?.querySelector('input');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const names = { sort: name + '.sort', find: name + '.find' };
  const address = () => new URL(location.href);
  const columns = [...heads.keys()].filter(column => !heads[column].querySelector('.visually-hidden') && rows.some(row => row.cells[column] && key(row.cells[column]) !== '' && !row.cells[column].querySelector('.links')));
  // a single row has no order, unless others were left out; a column of buttons has a name for listeners only
  const list = columns.length && (tools || rows.length > 1) ? choices() : null;

  if (list) columns.forEach(column => {
    const head = heads[column];
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => choose(head.getAttribute('aria-sort') === 'ascending' ? '-' + column : String(column)));
  });
  if (tools) {
    tools.hidden = false;
    box.addEventListener('input', () => { remember(names.find, box.value.trim()); apply(); });
    tools.querySelector('button').addEventListener('click', () => save(table, name));
  }
  apply();

  function choices() {
    const label = document.createElement('label');
    label.className = 'sort-by';
    const text = document.createElement('span');
    text.textContent = words.order;
    const select = document.createElement('select');
    select.className = 'form-select';
    select.add(new Option(words.own, ''));
    for (const column of columns) {
      const title = heads[column].textContent.trim();
      select.add(new Option(title + ' \u2191', String(column)));
      select.add(new Option(title + ' \u2193', '-' + column));
    }
    select.addEventListener('change', () => choose(select.value));
    label.append(text, select);
    if (tools) tools.prepend(label);
    else (table.closest('.scroll') || table).before(label);
    return select;
  }

  function choose(sort) {
    remember(names.sort, sort);
    apply();
  }

  function remember(name, value) {
    const url = address();
    if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    keep(name, value);
  }

  // links to other rows of this table, and to this page in the other language, keep how it is sorted and filtered
  function keep(name, value) {
    document.querySelectorAll(`a[data-keeps="${table.id}"], a.language`).forEach(link => {
      const to = new URL(link.href);
      if (value) to.searchParams.set(name, value); else to.searchParams.delete(name);
      link.href = to;
    });
  }

  function apply() {
    const chosen = address().searchParams;
    const sort = chosen.get(names.sort) ?? '';
    const find = (chosen.get(names.find) || '').toLocaleLowerCase(READ_AS);
    if (box && box.value.trim().toLocaleLowerCase(READ_AS) !== find) box.value = chosen.get(names.find) || '';
    heads.forEach(head => head.removeAttribute('aria-sort'));
    const by = columns.find(column => String(column) === sort.replace(/^-/, ''));
    let ordered = rows;
    if (list && by !== undefined) {
      const sign = sort.startsWith('-') ? -1 : 1;
      heads[by].setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
      ordered = [...rows].sort((a, b) => compare(key(a.cells[by]), key(b.cells[by]), sign));
    }
    if (list) list.value = by === undefined ? '' : sort;
    body.replaceChildren(...ordered);
    if (!tools) return;
    rows.forEach(row => { row.hidden = find !== '' && !latin(row.textContent).toLocaleLowerCase(READ_AS).includes(latin(find)); });
    tools.querySelector('[role=status]').hidden = rows.some(row => !row.hidden);
  }
}

// What a spreadsheet adds and orders: numbers in Western digits, days by ISO 8601; other cells as they are read.
function exported(cell) {
  const value = key(cell);
  return NUMBER.test(value) || /^\d{4}-\d\d/.test(value) ? value : shown(cell).replace(/^[=+\-@]/, "'$&");
}

// Begins with a byte order mark, by which Excel recognises UTF-8; what would be read as a formula is a text.
function save(table, name) {
  const lines = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter(row => !row.hidden)].map(row => [...row.cells]
    .map(cell => '"' + exported(cell).replaceAll('"', '""') + '"').join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff' + lines.join('\r\n') + '\r\n'], { type: 'text/csv' }));
  link.download = 'rida-' + name + '.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const prepareAll = () => document.querySelectorAll('table.sorts').forEach(prepare);
prepareAll();
document.addEventListener('htmx:afterSettle', prepareAll);
