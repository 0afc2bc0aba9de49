/** Topics as a test or measurement makes them on a broker of its own; `partitions` as it likes. */
export const testTopics = { tls: false, partitions: 3, replicas: 1, maxTopicBytes: 1024 ** 3 };
