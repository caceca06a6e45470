export class NotFound extends Error {
  name = 'NotFound';

  constructor(file) {
    super(`there is no ${file}`);
    this.file = file;
  }
}
