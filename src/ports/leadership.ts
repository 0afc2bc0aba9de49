export interface Leading {
  /** So long the work is this process's, even if it ends; at least well above the difference between machines' clocks. */
  forMs: number;
  /** Whether the time is stretched while the process goes on asking; else it is contended for anew each time. */
  isKept: boolean;
}

/** Of several processes of one office at most one leads a piece of work at a time. */
export interface Leadership {
  /** Whether this process leads the work now; it does from the first time that nobody else does. */
  leads(work: string, leading: Leading): Promise<boolean>;
}
