package com.example.bank;

/** How an account wants to be reconciled. */
public class AccountSpec {
  /**
   * A way to fail, or to be slow; empty for none:
   *
   * <ul>
   *   <li>error: each run throws, so that the SDK retries until its attempts are used up
   *   <li>no-retry: each run throws, and the error handler forbids retries
   *   <li>hang: the run never ends, and keeps its thread until the process ends
   *   <li>slow: the run takes spec.delay
   *   <li>hot-loop: each run changes the status and asks for the next one at once
   * </ul>
   */
  public String fail = "";

  /** Milliseconds. */
  public long delay;

  /** Seconds after which the account is looked at again; 0 for never. */
  public long every;
}
