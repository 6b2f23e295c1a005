/** Puts the focus on a line of a text that somebody writes, and selects it. */
export function selectLine(box: HTMLTextAreaElement | null, text: string, line: number): void {
  if (!box) return;
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  box.focus();
  box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  box.scrollTop = ((line - 3) / lines.length) * box.scrollHeight;
}
