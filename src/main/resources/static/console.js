// What a page cannot do without a script: forms that send themselves when a choice changes, files that are dropped, menus
// that close, typed text that survives a change of the language.

// A choice made with a pointer sends its form. With the keyboard each arrow key is a choice, so the form waits for Enter or
// its button (WCAG 3.2.2).
let pointed = false;
document.addEventListener('pointerdown', () => { pointed = true; }, true);
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-send-on-change]');
  if (!form) return;
  if (pointed && event.target.matches('select')) form.requestSubmit();
  else form.querySelectorAll('button[type=submit]').forEach(button => { button.hidden = false; });
});
document.addEventListener('keydown', event => {
  pointed = false;
  const form = event.target.closest('form[data-send-on-change]');
  if (event.key === 'Enter' && form && event.target.matches('select')) {
    event.preventDefault();
    form.requestSubmit();
  }
}, true);
document.querySelectorAll('form[data-send-on-change] [data-without-script]').forEach(button => { button.hidden = true; });

// Addresses have no empty parameters; and after "back" the filters are those of the address, not those chosen last.
document.addEventListener('formdata', event => {
  if (event.target.method !== 'get') return;
  // only the empty values go: a filter sends what was chosen before under the name of its select
  for (const name of new Set(event.formData.keys())) {
    const chosen = event.formData.getAll(name).filter(value => value !== '');
    event.formData.delete(name);
    chosen.forEach(value => event.formData.append(name, value));
  }
});
// A page that the browser kept tells what waited when it was left, and may be of somebody who has logged out since: it is asked for again.
addEventListener('pageshow', event => {
  if (event.persisted) return location.reload();
  document.querySelectorAll('form[method=get]').forEach(form => form.reset());
});

// A view that is saved is the address as it is now, with the order of its tables.
document.querySelectorAll('input[data-address]').forEach(field => field.form.addEventListener('submit', () => {
  field.value = location.pathname + location.search;
}));

// What cannot be undone is asked once more.
document.addEventListener('submit', event => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
});

// Menus close with Escape and with a click elsewhere.
const MENUS = 'details.nav-more[open], details.narrow[open]';
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll(MENUS)) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll(MENUS + ', details.definition[open]')) {
    const within = menu.contains(document.activeElement);
    menu.open = false;
    if (within) menu.querySelector('summary').focus();
  }
});

// The other language is another page: what was typed is carried over, except for passwords and files.
const ticked = field => field.matches('[type=checkbox], [type=radio]');
const typed = () => [...document.querySelectorAll('form[method=post]')].flatMap((form, at) => [...form.elements]
  .filter(field => field.name && field.matches('input:not([type=hidden], [type=password], [type=file]), textarea, select'))
  .map(field => ({ field, key: at + ' ' + field.name + (ticked(field) ? ' ' + field.value : '') })));
const changed = field => field.matches('select')
  ? [...field.options].some(option => option.selected !== option.defaultSelected) && field.value !== field.options[0].value
  : ticked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
document.querySelectorAll('a.language').forEach(link => link.addEventListener('click', () => {
  const values = typed().filter(each => changed(each.field))
    .map(each => [each.key, ticked(each.field) ? each.field.checked : each.field.value]);
  if (values.length) sessionStorage.setItem('typed ' + location.pathname, JSON.stringify(values));
}));
const carried = sessionStorage.getItem('typed ' + location.pathname);
if (carried) {
  sessionStorage.removeItem('typed ' + location.pathname);
  const values = new Map(JSON.parse(carried));
  for (const { field, key } of typed()) {
    if (!values.has(key)) continue;
    if (ticked(field)) field.checked = values.get(key);
    else field.value = values.get(key);
    for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  }
}

for (const form of document.querySelectorAll('form[data-drop]')) {
  const field = form.querySelector('input[type=file]');
  form.addEventListener('dragover', event => { event.preventDefault(); form.classList.add('over'); });
  form.addEventListener('dragleave', () => form.classList.remove('over'));
  form.addEventListener('drop', event => {
    event.preventDefault();
    form.classList.remove('over');
    if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; form.requestSubmit(); }
  });
}

// The server starts again with what was saved: the next page is opened as soon as it answers with the new policy in force.
const waiting = document.querySelector('[data-wait-for]');
if (waiting) {
  const look = () => fetch(waiting.dataset.waitFor).then(answer => answer.ok ? answer.text() : Promise.reject())
    .then(page => page.includes('data-awaiting') ? Promise.reject() : location.replace(waiting.querySelector('a').href))
    .catch(() => setTimeout(look, 500));
  setTimeout(look, 500);
}
