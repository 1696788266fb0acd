export interface Panel {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[];
}

const width = 760;
const barHeight = 18;
const gap = 6;
const titleHeight = 30;
const margin = 16;
const nameWidth = 170;
const labelWidth = 150;
/** Told apart in print and by who sees no red or green. */
const colours = ['#0072b2', '#56b4e9', '#999999', '#e69f00', '#f0e442'];

/** Draws panels of horizontal bars, each panel to its own scale, as a picture (SVG 1.1) that needs nothing else. */
export function plotOf(heading: string, panels: readonly Panel[]): string {
  const names = [...new Set(panels.flatMap(({ bars }) => bars.map(({ name }) => name)))];
  const colourOf = (name: string) => colours[names.indexOf(name) % colours.length] ?? '';
  let top = titleHeight + margin;
  const drawn = panels.map((panel) => {
    const at = top;
    top += titleHeight + panel.bars.length * (barHeight + gap);
    return panelAt(at, panel, colourOf);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top + margin}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    text(margin, margin + barHeight, heading, 'font-size="16" font-weight="bold"'),
    ...drawn.flat(),
    '</svg>\n',
  ].join('\n');
}

function panelAt(top: number, { title, bars }: Panel, colourOf: (name: string) => string): readonly string[] {
  const max = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = width - 2 * margin - nameWidth - labelWidth;
  return [
    text(margin, top + titleHeight - 2 * gap, title, 'font-weight="bold"'),
    ...bars.flatMap(({ name, value, label }, i) => {
      const y = top + titleHeight + i * (barHeight + gap);
      const length = (value / max) * room;
      const x = margin + nameWidth;
      return [
        text(margin, y + barHeight - gap, name),
        `<rect x="${x}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" fill="${colourOf(name)}"/>`,
        text(x + length + gap, y + barHeight - gap, label),
      ];
    }),
  ];
}

const text = (x: number, y: number, words: string, style = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}"${style && ` ${style}`}>${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
