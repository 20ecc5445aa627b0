/** Five surfaces on a line but for small errors, and one far from it. */
export const smallTable = `name,facet,E_O (eV),E_OH (eV),note
Pt(111),111,-4.0,-2.30,a
Pd(111),111,-4.2,-2.38,b
Rh(111),111,-5.1,-2.84,c
Ni(211),211,-5.3,-2.91,d
Cu(211),211,-4.5,-2.52,e
Ag(211),211,-3.4,-1.98,f
Au(211),211,,-1.5,g
Ru(211),211,x,-3.22,h
Ir(211),211,-6,-1.0,i
`;
