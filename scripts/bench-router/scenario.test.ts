import { expect, test } from 'vitest';
import { chosenScenarios, scenarios, titleOf } from './scenario.js';
import { type Shape, shapes } from './shape.js';

test('every shape is measured with distinct and with identical requests', () => {
  const pairs = scenarios
    .filter(({ latencyMs }) => latencyMs === 0)
    .map(({ shape, profile }) => `${shape} ${profile}`);
  expect(pairs.toSorted()).toEqual(
    ['heavy', 'list', 'profile', 'small'].flatMap((shape) => [`${shape} distinct`, `${shape} identical`]),
  );
});

test.each(Object.entries<Shape>(shapes))(
  'two variants of %s ask for different things',
  (_, { variables }) => {
    expect(variables(1)).not.toEqual(variables(2));
  },
);

test('shapes and profiles choose together; what is left out chooses all', () => {
  expect(chosenScenarios(undefined, undefined)).toEqual(scenarios);
  expect(chosenScenarios('small,heavy', 'slow').map(titleOf)).toEqual([
    'heavy, distinct requests, 20 ms in every subgraph',
  ]);
});

test.each([
  ['big', undefined, '--shapes has no "big", only small, profile, list, heavy. See --help.'],
  [undefined, 'fast', '--profiles has no "fast", only distinct, identical, slow. See --help.'],
])('shapes %s and profiles %s are refused with the names there are', (shapesText, kindsText, message) => {
  expect(() => chosenScenarios(shapesText, kindsText)).toThrow(message);
});
