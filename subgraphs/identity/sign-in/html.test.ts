import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Html, html } from './html.js';

test('no text, however it is written, becomes markup or leaves its attribute', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inside = html`<p title="${text}">${text}</p>`.text.slice('<p title="'.length, -'</p>'.length);
      expect(inside.replace('">', '')).not.toMatch(/[<>"']/);
    }),
  );
});

test('what is HTML stays HTML, and nothing is nothing', () => {
  expect(html`<ul>${[html`<li>${1}</li>`, html`<li>${'<'}</li>`]}${null}</ul>${new Html('<hr>')}`.text).toBe(
    '<ul><li>1</li><li>&lt;</li></ul><hr>',
  );
});
