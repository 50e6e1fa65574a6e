/** Requests of each caller under each limit, by the second in which they came. */
export class Counters {
  readonly #times = new Map<string, number[]>();
  readonly #heldUntil = new Map<string, number>();

  /** Notes a request and gives the number of those in the window that ends with it. */
  count(limit: string, caller: string, atSeconds: number, windowSeconds: number): number {
    const key = `${limit} ${caller}`;
    const recent = (this.#times.get(key) ?? []).filter((time) => time > atSeconds - windowSeconds);
    recent.push(atSeconds);
    this.#times.set(key, recent);
    return recent.length;
  }

  /**
   * Refuses the caller until then, however few requests come: Cloudflare's mitigation timeout
   * (developers.cloudflare.com/waf/rate-limiting-rules, "Duration", read 2026-11-27).
   */
  hold(limit: string, caller: string, untilSeconds: number): void {
    this.#heldUntil.set(`${limit} ${caller}`, untilSeconds);
  }

  /** True while the caller is refused. What comes meanwhile is not counted: nothing says that it is. */
  isHeld(limit: string, caller: string, atSeconds: number): boolean {
    return atSeconds < (this.#heldUntil.get(`${limit} ${caller}`) ?? 0);
  }
}
