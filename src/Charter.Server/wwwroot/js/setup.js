// Chooses the browser's own zone in the first step, where the server could only guess and nobody has chosen yet.
const field = document.querySelector("select[data-guess-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field && [...field.options].some((option) => option.value === own)) field.value = own;
