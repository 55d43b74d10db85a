// What a page cannot do without a script: forms that send themselves when a choice changes, files that are dropped.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-send-on-change]');
  if (form) form.requestSubmit();
});
document.querySelectorAll('form[data-send-on-change] [data-without-script]').forEach(button => { button.hidden = true; });
