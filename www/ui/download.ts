/** Hands a text to the browser's downloads, as a file of that name; a table with the mark by which spreadsheets know UTF-8. */
export function download(name: string, text: string, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([type === 'text/csv' ? '\ufeff' : '', text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
