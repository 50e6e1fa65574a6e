/** Whether a load balancer's path pattern takes a path: `*` stands for any run of characters, `?` for one. */
export function takesPath(pattern: string, path: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(path);
}
