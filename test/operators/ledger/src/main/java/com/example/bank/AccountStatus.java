package com.example.bank;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What the operator says of an account. */
public class AccountStatus {
  public Long observedGeneration;

  /** Runs of an account in a hot loop; it is what changes each time. */
  public Long runs;

  public List<Condition> conditions;
}
