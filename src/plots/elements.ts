/** Places of the elements, as rows of the periodic table with 18 groups; the last two are the f block. */
const rows = [
  'H . . . . . . . . . . . . . . . . He',
  'Li Be . . . . . . . . . . B C N O F Ne',
  'Na Mg . . . . . . . . . . Al Si P S Cl Ar',
  'K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr',
  'Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe',
  'Cs Ba La Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn',
  'Fr Ra Ac Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og',
  '. . . Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu .',
  '. . . Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr .',
];

/** An element and its place, group 1 in column 0; the f block stands in rows 7 and 8. */
export interface ElementPlace {
  readonly element: string;
  readonly row: number;
  readonly column: number;
}

/** All elements, row by row. */
export const elementPlaces: readonly ElementPlace[] = rows.flatMap((line, row) =>
  line.split(' ').flatMap((element, column) => (element === '.' ? [] : [{ element, row, column }])),
);
