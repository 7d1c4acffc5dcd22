/** True for a user that is root: nothing said, `root` or 0, with or without a group. */
export function isRoot(user: string): boolean {
  const [name = ""] = user.split(":");
  return name === "" || name === "root" || name === "0";
}
