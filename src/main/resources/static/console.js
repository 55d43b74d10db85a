// What a page cannot do without a script: forms that send themselves when a choice changes, files that are dropped.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-send-on-change]');
  if (form) form.requestSubmit();
});
document.querySelectorAll('form[data-send-on-change] [data-without-script]').forEach(button => { button.hidden = true; });
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
