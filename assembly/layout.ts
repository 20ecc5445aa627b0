/**
 * Where everything lies in memory, and how much of it there is. The kernel allocates nothing: the host lays out one
 * mechanism (a *program image*), sets these globals, which are exported by name, and writes streams and tables.
 *
 * Addresses end in `At`. A *slot* is one f64x2: two points side by side. Everything that both engines use has slots of 16
 * bytes; the engine for single points uses the first half. Streams are i32 sequences with addresses already resolved.
 */

// Sizes.
/** Unknowns: occupied states. */
export let unknowns: i32 = 0;
/** Site types that have occupants. */
export let chains: i32 = 0;
/** Directed reactions, with and without a rate (2 × steps). */
export let directed: i32 = 0;
/** Directed reactions that can run. */
export let active: i32 = 0;
/** Rates per point: one per active direction and number of sites that a transition turns. */
export let rates: i32 = 0;
export let states: i32 = 0;
export let externals: i32 = 0;
export let steps: i32 = 0;
export let variables: i32 = 0;
export let masks: i32 = 0;
/** 1 when a chain falls apart: only the way from the clean surface picks a steady state. */
export let split: i32 = 0;
/** Products whose shares are wanted; -1 when none are asked for. */
export let products: i32 = -1;

// The points, in and out; layouts of the kernel contract.
export let xAt: usize = 0;
export let startAt: usize = 0;
export let statusAt: usize = 0;
export let maskAt: usize = 0;
export let residualAt: usize = 0;
export let iterationsAt: usize = 0;
export let lnCoverageAt: usize = 0;
export let lnTofAt: usize = 0;
export let tofSignAt: usize = 0;
export let rateControlAt: usize = 0;
export let responseAt: usize = 0;
/** dθ/dt of a transient and its rounding error [1/s]. [points × states] */
export let driftAt: usize = 0;
export let noiseAt: usize = 0;
/** 1 where digits of a TOF cancel in every combination tried, so that the host has to look for another. [u8] */
export let roughAt: usize = 0;
/** Combinations that the host found, a stream per point; see `differentiate`. */
export let combinationsAt: usize = 0;
/** Per product [external, 0, ln weight]; shares and their largest. [points × products] and i8 [points] */
export let shareTableAt: usize = 0;
export let selectivityAt: usize = 0;
export let winnerAt: usize = 0;

// The mechanism.
/** Affine forms: per mask [terms, constant, (variable, coefficient) …], then per direction [pieces, as a mask each …]. */
export let maskStreamAt: usize = 0;
export let pieceStreamAt: usize = 0;
/** Per direction 1 where ln k must be -Infinity. [i32] */
export let vanishingAt: usize = 0;
/** Per rate [ln k slot offset, rate constant] : what is added to ln k. */
export let rateStreamAt: usize = 0;
/** Per chain [first unknown, end, ln fraction, fraction]: two i32, two f64. */
export let chainTableAt: usize = 0;
/** [transitions] (flux, inflow, outflow) …. */
export let transitionStreamAt: usize = 0;
/** See `netRatesPair`. */
export let tofStreamAt: usize = 0;
/** State of each unknown [i32], its ln denticity [f64], and its place in a uniform distribution [f64]. */
export let stateOfAt: usize = 0;
export let lnDenticityAt: usize = 0;
export let uniformAt: usize = 0;

// Work space of the engine for pairs.
export let xPairAt: usize = 0;
/** Per pair of a block: ln k [directed], rate constants [rates], occupations [unknowns]. */
export let lnKBlockAt: usize = 0;
export let rateBlockAt: usize = 0;
export let occupationBlockAt: usize = 0;
export let rateAt: usize = 0;
export let occupationAt: usize = 0;
/** Stationary occupations. */
export let weightAt: usize = 0;
export let residualPairAt: usize = 0;
/** Memory of the accelerator, five slots per partner. */
export let accelerationAt: usize = 0;
/** Gross fluxes by rate; in- and outflow by unknown. */
export let fluxAt: usize = 0;
/** Smallest gross flux; largest imbalance of a state relative to its gross flows. */
export let leastFluxAt: usize = 0;
export let imbalanceAt: usize = 0;
export let inflowAt: usize = 0;
export let outflowAt: usize = 0;

// The engine for single points.
/** Per rate [place of its direction among the active, factors, unknown …]; `factorStartAt` has the address of each. */
export let factorStreamAt: usize = 0;
export let factorStartAt: usize = 0;
/** The chains without and with a restart: cells, transitions, elimination, weights (as for pairs), restarts. */
export let plainAt: usize = 0;
export let restartAt: usize = 0;
export let lnConstantAt: usize = 0;
export let lnFluxAt: usize = 0;
export let lnOccupationAt: usize = 0;
export let pointResidualAt: usize = 0;
export let bestAt: usize = 0;
export let savedAt: usize = 0;
export let stepAt: usize = 0;
export let rowScaleAt: usize = 0;
export let lnWeightAt: usize = 0;
export let jacobianAt: usize = 0;
export let pivotAt: usize = 0;
/** ln derivatives by cell, by state, of an exit and of a mean; rows of an even number of directions. */
export let cellTangentAt: usize = 0;
export let stateTangentAt: usize = 0;
export let rowTangentAt: usize = 0;
/** Occupations that the restart leads to, and the surface followed in time. */
export let resetAt: usize = 0;
export let trialAt: usize = 0;
/** Histories of the accelerator: differences of u and of the residual, five rows each; then its small system. */
export let historyAt: usize = 0;
/** Chosen combination of each external [address], ln of its TOF and its sign. */
export let chosenAt: usize = 0;
/** Sensitivities of TOFs, one per external: a row per active direction, and by occupation; then responses by variable. */
export let sensitivityAt: usize = 0;
export let adjointAt: usize = 0;
export let responseRowsAt: usize = 0;
/** Per direction its place among the active ones, or -1. [i32] */
export let activeOfAt: usize = 0;
/** As `pieceStreamAt`, of the derivative by temperature. */
export let kelvinStreamAt: usize = 0;

// Transients.
/** The surface at the beginning of a step: occupations, their logarithms u, du/d ln t. */
export let beginAt: usize = 0;
export let lnBeginAt: usize = 0;
export let powerAt: usize = 0;
/** Columns of the extrapolation, four rows each: u, and dy/dt of occupations y; then the difference of the last two u. */
export let valuesAt: usize = 0;
export let slopesAt: usize = 0;
export let differenceAt: usize = 0;
/** d u/dt by three step lengths, a row each. */
export let driftColumnsAt: usize = 0;

// The chains and Newton's method in pairs.
/** Place of the mechanism's own code in the table of functions, see `chainCode`. */
export let codeAt: i32 = 0;
/** 1 when there is code for Newton's method; 0 where it would be too long. */
export let newton: i32 = 0;
/** Occupations that rates of other sites depend on, and the unknown of each [i32]. */
export let partners: i32 = 0;
export let partnerAt: usize = 0;
export let stepPairAt: usize = 0;
