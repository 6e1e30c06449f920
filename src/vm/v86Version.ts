/** Release of the v86 package, without its build; a state fits only the release that saved it. */
export const v86Version = "0.5.462";
