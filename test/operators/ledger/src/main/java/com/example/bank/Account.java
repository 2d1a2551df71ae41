package com.example.bank;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** The custom resource that the operator serves: accounts.bank.example.com. */
@Group("bank.example.com")
@Version("v1")
public class Account extends CustomResource<AccountSpec, AccountStatus> implements Namespaced {}
