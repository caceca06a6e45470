// A program opened as a project of StackBlitz: a form that the reader's browser posts there.
// https://developer.stackblitz.com/docs/platform/post-api/

/** Posts a folder, texts by path, to StackBlitz in a tab of its own, with `entry` open. */
export function openInStackBlitz(
  title: string,
  files: Readonly<Record<string, string>>,
  entry: string,
): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `https://stackblitz.com/run?file=${encodeURIComponent(entry)}`;
  form.target = '_blank';
  form.rel = 'noopener';
  form.hidden = true;
  const fields = {
    'project[title]': title,
    'project[description]': title,
    'project[template]': 'node',
    ...Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`project[files][${path}]`, text]),
    ),
  };
  for (const [name, value] of Object.entries(fields)) {
    // Not an input: that would lose the line breaks.
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
