/** Between two columns, as kubectl has it. */
const gap = 3;
/** No column is narrower than this, its gap included. */
const narrowest = 6;

/**
 * A table as kubectl prints it. Widths only grow: a line is padded for all lines up to `add`'s last, so that rows
 * can be written as they come.
 */
export function kubectlTable(): { add(rows: readonly (readonly string[])[]): string } {
  const widths: number[] = [];
  return {
    add(rows) {
      for (const row of rows) {
        for (const [column, cell] of row.entries()) {
          widths[column] = Math.max(widths[column] ?? narrowest, cell.length + gap);
        }
      }
      return rows.map((row) => `${lineOf(row)}\n`).join('');
    },
  };

  function lineOf(row: readonly string[]): string {
    let line = '';
    for (const [column, cell] of row.entries()) {
      line += column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0);
    }
    return line;
  }
}
