/** Most members of one ensemble. In a file of its own: the page checks views by it long before it computes an ensemble. */
export const mostMembers = 100_000;
