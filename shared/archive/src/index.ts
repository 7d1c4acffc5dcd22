export { addMember } from "./add-member.ts";
export { type ArchiveLimit, type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "./archive-limits.ts";
export { ArchiveRefusal } from "./archive-refusal.ts";
export { type MemberHeader, plainHeader } from "./member-header.ts";
export { safeMembers } from "./safe-members.ts";
export { memberBytes, type ReadCut, type ReadOptions, skip, type TarMember, tarMembers } from "./tar-members.ts";
export { type SafeMember, unpackMembers } from "./unpack-members.ts";
