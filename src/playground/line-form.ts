// A form of a block that takes one line, which is text to nobody but the program.

/** Its elements; buttons and what else it needs are the caller's to append. */
export interface LineForm {
  readonly form: HTMLFormElement;
  readonly label: HTMLLabelElement;
  readonly field: HTMLInputElement;
}

/** Makes a form that is the block's `part`, with a field that the words of `label` name. */
export function lineForm(part: string, name: string, words: string): LineForm {
  const form = document.createElement('form');
  form.className = 'block-input';
  form.dataset['part'] = part;
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.type = 'text';
  field.name = name;
  field.autocomplete = 'off';
  field.autocapitalize = 'off';
  field.spellcheck = false;
  label.append(words, field);
  form.append(label);
  return { form, label, field };
}
