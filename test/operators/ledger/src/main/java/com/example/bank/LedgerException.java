package com.example.bank;

/** The books are wrong. */
public class LedgerException extends RuntimeException {
  public LedgerException(String message) {
    super(message);
  }
}
