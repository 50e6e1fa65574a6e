/** The turn in which each user's password was made, and whose turn it is. */
export interface UserTurns {
  readonly first: number;
  readonly second: number;
  readonly current: "first" | "second";
}

/** Odd turns are the first user's, even ones the second's; turn 0 made the second's first password. */
export function userTurns(turn: number): UserTurns {
  return turn % 2 === 1
    ? { first: turn, second: turn - 1, current: "first" }
    : { first: turn - 1, second: turn, current: "second" };
}
