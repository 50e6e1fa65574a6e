// What jest asks for the order of the test files. Plain JavaScript: jest loads it without the tests' own transform.
import Sequencer from "@jest/test-sequencer";

/** Whole stacks on the real engine. Their files may be short, and jest without a record of their time goes by size. */
const LONG = /[\\/]tests[\\/](stacks|faults|plain)[\\/]/;

/** Whole stacks first, so that both workers have something to do till the end; within each part, jest's own order. */
export default class LongFirst extends Sequencer {
  async sort(tests) {
    const sorted = [...(await super.sort(tests))];
    return [
      ...sorted.filter(({ path }) => LONG.test(path)),
      ...sorted.filter(({ path }) => !LONG.test(path)),
    ];
  }
}
