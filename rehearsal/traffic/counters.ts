/** Requests of each caller under each limit, by the second in which they came. */
export class Counters {
  readonly #times = new Map<string, number[]>();

  /** Notes a request and gives the number of those in the window that ends with it. */
  count(limit: string, caller: string, atSeconds: number, windowSeconds: number): number {
    const key = `${limit} ${caller}`;
    const recent = (this.#times.get(key) ?? []).filter((time) => time > atSeconds - windowSeconds);
    recent.push(atSeconds);
    this.#times.set(key, recent);
    return recent.length;
  }
}
