package v1

// Hub marks the version that others convert to and from.
func (*RedisCluster) Hub() {}

// Hub marks the version that others convert to and from.
func (*RedisBackup) Hub() {}
