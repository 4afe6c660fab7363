package dev.seachange.status;

/** What has been read from OLD and not yet been taken into an epoch, and how much may be. */
public record QueueFill(long rows, long bytes, long capacityBytes) {
    public static final QueueFill EMPTY = new QueueFill(0, 0, 0);

    /** Between 0 and 1. */
    public double share() {
        return capacityBytes <= 0 ? 0 : Math.min(1, (double) bytes / capacityBytes);
    }
}
