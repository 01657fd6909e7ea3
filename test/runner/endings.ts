/** What a process keeps for more than one file of tests, such as a browser, says here how it is ended. */
export const endings: (() => Promise<void>)[] = [];
