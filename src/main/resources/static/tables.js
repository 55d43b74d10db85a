// Tables that are on the page as a whole are sorted by the button in a column's head, filtered by a box, and saved as CSV for
// spreadsheets. How a table is sorted and filtered is in the address. Longer tables are filtered and paged by the server.

const READ_AS = document.documentElement.lang;
const collator = new Intl.Collator(READ_AS, { numeric: true });
// digits of both scripts, and their separators, as numbers
const latin = text => text.replace(/[\u0660-\u0669]/g, digit => digit.charCodeAt(0) - 0x660).replace(/[\u066c,]/g, '').replace('\u066b', '.');
const shown = cell => cell.innerText.trim().replace(/\s+/g, ' ');
const key = cell => cell ? cell.dataset.sort || latin(cell.innerText.trim()) : '';

function prepare(tools) {
  if (!tools.hidden) return;
  const table = document.getElementById(tools.dataset.of);
  if (!table) return;
  tools.hidden = false;
  const box = tools.querySelector('input');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const names = { sort: tools.dataset.of + '.sort', find: tools.dataset.of + '.find' };
  const address = () => new URL(location.href);

  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const to = head.getAttribute('aria-sort') === 'ascending' ? '-' + column : String(column);
      remember(names.sort, to);
      apply();
    });
  });
  box.addEventListener('input', () => { remember(names.find, box.value.trim()); apply(); });
  tools.querySelector('button').addEventListener('click', () => save(table, tools.dataset.of));
  apply();

  function remember(name, value) {
    const url = address();
    if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
    keep(name, value);
  }

  // links to other rows of this table keep how it is sorted and filtered
  function keep(name, value) {
    document.querySelectorAll(`a[data-keeps="${tools.dataset.of}"]`).forEach(link => {
      const to = new URL(link.href);
      if (value) to.searchParams.set(name, value); else to.searchParams.delete(name);
      link.href = to;
    });
  }

  function apply() {
    const chosen = address().searchParams;
    const sort = chosen.get(names.sort);
    const find = (chosen.get(names.find) || '').toLocaleLowerCase(READ_AS);
    if (box.value.trim().toLocaleLowerCase(READ_AS) !== find) box.value = chosen.get(names.find) || '';
    heads.forEach(head => head.removeAttribute('aria-sort'));
    let ordered = rows;
    if (sort !== null && /^-?\d{1,2}$/.test(sort) && heads[Math.abs(sort)]) {
      const column = Math.abs(sort);
      const sign = sort.startsWith('-') ? -1 : 1;
      heads[column].setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
      ordered = [...rows].sort((a, b) => sign * collator.compare(key(a.cells[column]), key(b.cells[column])));
    }
    body.replaceChildren(...ordered);
    rows.forEach(row => { row.hidden = find !== '' && !latin(row.textContent).toLocaleLowerCase(READ_AS).includes(latin(find)); });
    tools.querySelector('[role=status]').hidden = rows.some(row => !row.hidden);
  }
}

// Begins with a byte order mark, by which Excel recognises UTF-8; what would be read as a formula is a text.
function save(table, name) {
  const lines = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter(row => !row.hidden)].map(row => [...row.cells]
    .map(cell => '"' + shown(cell).replace(/^[=+\-@]/, "'$&").replaceAll('"', '""') + '"').join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff' + lines.join('\r\n') + '\r\n'], { type: 'text/csv' }));
  link.download = 'rida-' + name + '.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const prepareAll = () => document.querySelectorAll('.table-tools').forEach(prepare);
prepareAll();
document.addEventListener('htmx:afterSettle', prepareAll);
