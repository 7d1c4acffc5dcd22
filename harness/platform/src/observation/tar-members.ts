export { memberBytes, skip, type TarMember, tarMembers } from "@byoa/archive";
