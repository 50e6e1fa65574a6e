/** Methods that a listed origin may use. */
export const CORS_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Seconds that a browser remembers the answer; Chromium's own upper limit (Fetch standard's note, from memory, 2026-11). */
export const PREFLIGHT_SECONDS = 7200;
