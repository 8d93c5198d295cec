import { expect, it } from 'vitest';
import { NOTHING, sentenceOf, withColour, withScene, withThing } from '../src/design/sentence';

it('says what was chosen as a person would', () => {
  const pair = withThing(withThing(NOTHING, 'cat'), 'airplane');
  const chosen = withScene(withThing(pair, 'grapes'), 'on a beach');
  expect(sentenceOf(chosen, false)).toBe('a cat, an airplane and some grapes on a beach');
  expect(sentenceOf(chosen, true)).toBe(
    'add a cat, an airplane and some grapes; put it on a beach',
  );
  expect(sentenceOf(withScene(NOTHING, 'on a beach'), true)).toBe('put it on a beach');
  expect(sentenceOf(NOTHING, true)).toBe('');
});

it('paints what was chosen last, and takes back what is chosen again', () => {
  const car = withThing(withThing(NOTHING, 'octopus'), 'car');
  expect(sentenceOf(withColour(car, 'orange'), false)).toBe('an octopus and an orange car');
  expect(withColour(withColour(car, 'red'), 'red')).toEqual(car);
  expect(sentenceOf(withThing(car, 'car'), false)).toBe('an octopus');
  expect(withColour(NOTHING, 'red')).toEqual(NOTHING);
});
