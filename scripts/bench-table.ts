/** Prints figures as a table in Markdown. */
export function printTable(title: string, rows: readonly (readonly (string | undefined)[])[]): void {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const rule = `|${' --- |'.repeat(rows[0]?.length ?? 1)}`;
  process.stdout.write(
    `\n**${title}**\n\n|${'  |'.repeat(rows[0]?.length ?? 1)}\n${rule}\n${lines.join('\n')}\n`,
  );
}
