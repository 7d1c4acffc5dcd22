export { type MemberHeader, plainHeader } from "@byoa/archive";
