/** The dashboard that every stack has beside those that its file declares. */
export const SYSTEM_HEALTH = "system-health";
