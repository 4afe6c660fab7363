package dev.seachange.pipeline;

/** Going on would be wrong; a person has to act. What has been committed stays, nothing is lost. */
public final class PipelineStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public PipelineStop(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
